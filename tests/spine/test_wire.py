"""HTTP to the Bot API against a server that answers as servers do, and as they should not."""

import asyncio
import datetime
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from ipaddress import ip_address
from pathlib import Path

import pytest
import uvloop
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.wire.api import Api
from bot.wire.connections import Wires

Answer = Callable[[asyncio.StreamWriter, bytes], Awaitable[None]]
SAID = b'{"ok":true,"result":"one"}'
WHOLE = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 26\r\n\r\n" + SAID


class Server:
    """Answers each request with the next of its answers; counts connections."""

    def __init__(self, answers: list[Answer]) -> None:
        self._answers = answers
        self.connections = 0
        self.requests: list[bytes] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while self._answers:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
                body = await reader.readexactly(length)
                self.requests.append(head + body)
                await self._answers.pop(0)(writer, body)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def serving(*answers: Answer, tls: ssl.SSLContext | None = None) -> AsyncIterator[tuple[Server, int]]:
    server = Server(list(answers))
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0, ssl=tls)
    try:
        yield server, listening.sockets[0].getsockname()[1]
    finally:
        listening.close()


def sent(*pieces: bytes, close: bool = False) -> Answer:
    """These bytes, each a moment after the one before."""

    async def answer(writer: asyncio.StreamWriter, _body: bytes) -> None:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.01)
        if close:
            writer.close()

    return answer


async def silence(_writer: asyncio.StreamWriter, _body: bytes) -> None:
    await asyncio.sleep(5)


async def test_calls_follow_each_other_on_one_connection() -> None:
    """The request is whole and says what is asked; the same connection serves the next call."""
    async with serving(sent(WHOLE), sent(WHOLE)) as (server, port):
        wires = Wires(f"http://127.0.0.1:{port}")
        assert await wires.post("/bot1/getMe", b"{}", 5) == (200, SAID)
        assert await wires.post("/bot1/getMe", b'{"a":1}', 5) == (200, SAID)
        wires.close()
    assert server.connections == 1
    assert server.requests[1].startswith(b"POST /bot1/getMe HTTP/1.1\r\n")
    assert f"host: 127.0.0.1:{port}".encode() in server.requests[1].lower()
    assert server.requests[1].endswith(b'\r\n\r\n{"a":1}')


async def test_at_once_means_more_connections() -> None:
    """Two calls at once do not wait for each other."""
    slow = sent(WHOLE[:20], WHOLE[20:])
    async with serving(slow, slow) as (server, port):
        wires = Wires(f"http://127.0.0.1:{port}")
        both = await asyncio.gather(wires.post("/a", b"{}", 5), wires.post("/b", b"{}", 5))
        wires.close()
    assert both == [(200, SAID)] * 2
    assert server.connections == 2


@pytest.mark.parametrize(
    "pieces",
    [
        pytest.param([WHOLE[:9], WHOLE[9:60], WHOLE[60:]], id="in pieces"),
        pytest.param(
            [
                b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n" + SAID[:5],
                b"\r\n15\r\n" + SAID[5:] + b"\r\n0\r\n\r\n",
            ],
            id="chunked",
        ),
    ],
)
async def test_an_answer_comes_in_whatever_pieces(pieces: list[bytes]) -> None:
    """Cut within its first line and its head, or chunked: the body is whole, and the same connection serves the next call."""
    async with serving(sent(*pieces), sent(WHOLE)) as (server, port):
        wires = Wires(f"http://127.0.0.1:{port}")
        assert await wires.post("/a", b"{}", 5) == (200, SAID)
        assert await wires.post("/a", b"{}", 5) == (200, SAID)
        wires.close()
    assert server.connections == 1


@pytest.mark.parametrize(
    "last",
    [
        pytest.param(sent(WHOLE.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")), id="said"),
        pytest.param(sent(WHOLE, close=True), id="not said"),
    ],
)
async def test_a_connection_that_the_server_closes_is_not_used_again(last: Answer) -> None:
    """Said with `Connection: close` or not: that answer counts, and the next call succeeds on a new connection."""
    async with serving(last, sent(WHOLE)) as (server, port):
        wires = Wires(f"http://127.0.0.1:{port}")
        assert await wires.post("/a", b"{}", 5) == (200, SAID)
        async with asyncio.timeout(5):
            while any(wire.is_free for wire in wires._free):  # the news of the end is still on its way
                await asyncio.sleep(0)
        assert await wires.post("/a", b"{}", 5) == (200, SAID)
        wires.close()
    assert server.connections == 2


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(sent(WHOLE[:70], close=True), id="cut"),
        pytest.param(sent(close=True), id="closed"),
        pytest.param(sent(b"SSH-2.0-OpenSSH_9.2\r\n"), id="no HTTP"),
    ],
)
async def test_no_whole_answer_is_an_error_and_the_next_call_is_well(broken: Answer) -> None:
    """Cut, closed at once, or no HTTP: an OSError that says so, for that call alone."""
    async with serving(broken, sent(WHOLE)) as (_, port):
        wires = Wires(f"http://127.0.0.1:{port}")
        with pytest.raises(OSError, match=r"closed|HTTP"):
            await wires.post("/a", b"{}", 5)
        assert await wires.post("/a", b"{}", 5) == (200, SAID)
        wires.close()


async def test_a_late_answer_is_nobody_elses() -> None:
    """After a time-out the connection is gone: what still comes on it answers no other call."""
    other, given_up = WHOLE.replace(b"one", b"two"), asyncio.Event()

    async def late(writer: asyncio.StreamWriter, _body: bytes) -> None:
        await given_up.wait()
        writer.write(other)

    async with serving(late, sent(WHOLE)) as (server, port):
        wires = Wires(f"http://127.0.0.1:{port}")
        with pytest.raises(TimeoutError):
            await wires.post("/a", b"{}", 0.1)
        given_up.set()
        assert await wires.post("/a", b"{}", 5) == (200, SAID)
        wires.close()
    assert server.connections == 2


async def test_nothing_of_the_network_is_raised_by_a_call() -> None:
    """Refused, silent, garbage: each is a reply without an answer (code 0), and says no token."""
    closed = Api("http://127.0.0.1:9", "1:secret-token")
    replies = [await closed.call("getMe")]
    async with serving(silence, sent(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\noops")) as (_, port):
        api = Api(f"http://127.0.0.1:{port}", "1:secret-token")
        replies += [await api.call("getMe", 0.1), await api.call("getMe")]
        await api.close()
    assert [(reply.ok, reply.code) for reply in replies] == [(False, 0)] * 3
    assert "secret" not in "".join(reply.description for reply in replies)


def _certificate(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return folder / "certificate.pem", folder / "key.pem"


@pytest.mark.parametrize("run", [asyncio.run, uvloop.run], ids=["asyncio", "uvloop"])
def test_https_asks_who_the_server_is(run: Callable[..., None], tmp_path: Path) -> None:
    """A server that is trusted answers; one that is not hears nothing of the call. Also on the loop that the bot runs on."""
    run(_over_tls(tmp_path))


async def _over_tls(tmp_path: Path) -> None:
    certificate, key = _certificate(tmp_path)
    ours = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    ours.load_cert_chain(certificate, key)
    async with serving(sent(WHOLE), tls=ours) as (server, port):
        with pytest.raises(ssl.SSLError):
            await Wires(f"https://127.0.0.1:{port}").post("/a", b"{}", 5)
        assert server.requests == []
        wires = Wires(f"https://127.0.0.1:{port}", ssl.create_default_context(cafile=str(certificate)))
        assert await wires.post("/a", b"{}", 5) == (200, SAID)
        wires.close()
