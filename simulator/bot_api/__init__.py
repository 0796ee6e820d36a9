"""The Bot API: one module per family of methods, each method a function of world, bot and arguments."""
