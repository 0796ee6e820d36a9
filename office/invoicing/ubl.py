"""An invoice or credit note as UBL 2.1: Peppol BIS Billing 3, with what NLCIUS asks (KVK or OIN, address, payment means)."""

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from core.rules.calendar import local_day, month_end, unit_of
from core.rules.cents import Cents, plain
from core.rules.money.invoicing import PAID_WITHIN, written_number
from core.store.money.invoices import Invoice
from office.invoicing.parties import Party

_MAIN = "urn:oasis:names:specification:ubl:schema:xsd:"
_CAC, _CBC = f"{_MAIN}CommonAggregateComponents-2", f"{_MAIN}CommonBasicComponents-2"
_CUSTOMIZATION = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
_PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"


def ubl(invoice: Invoice, lines: Sequence[Any], employer_ref: str) -> bytes:
    """The file. Amounts of a credit note stand above 0, as its form asks."""
    is_credit = invoice.credits is not None
    kind = "CreditNote" if is_credit else "Invoice"
    issued = local_day(invoice.issued_at)
    ET.register_namespace("cac", _CAC)
    ET.register_namespace("cbc", _CBC)
    ET.register_namespace("", f"{_MAIN}{kind}-2")
    root = ET.Element(f"{{{_MAIN}{kind}-2}}{kind}")
    _text(root, "CustomizationID", _CUSTOMIZATION)
    _text(root, "ProfileID", _PROFILE)
    _text(root, "ID", written_number(invoice.number))
    _text(root, "IssueDate", issued)
    if not is_credit:
        _text(root, "DueDate", issued + PAID_WITHIN)
    _text(root, f"{kind}TypeCode", "381" if is_credit else "380")
    _text(root, "DocumentCurrencyCode", "EUR")
    _text(root, "BuyerReference", employer_ref)
    _period(root, invoice.month, month_end(invoice.month))
    if is_credit:
        before = _node(_node(root, "BillingReference"), "InvoiceDocumentReference")
        _text(before, "ID", written_number(invoice.credits or 0))
    creditor, employer = invoice.parties["creditor"], invoice.parties["employer"]
    _party(_node(root, "AccountingSupplierParty"), creditor, with_vat=bool(invoice.percentage))
    _party(_node(root, "AccountingCustomerParty"), employer, with_vat=bool(invoice.percentage))
    _payment(root, creditor, invoice)
    sign = -1 if is_credit else 1
    _totals(root, invoice, sign)
    for number, line in enumerate(lines, 1):
        _line(root, kind, number, line, invoice, sign)
    ET.indent(root)
    done: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return done


def _node(parent: ET.Element, name: str) -> ET.Element:
    return ET.SubElement(parent, f"{{{_CAC}}}{name}")


def _text(parent: ET.Element, name: str, value: object, **attributes: str) -> None:
    ET.SubElement(parent, f"{{{_CBC}}}{name}", attributes).text = str(value)


def _money(parent: ET.Element, name: str, cents: Cents) -> None:
    _text(parent, name, plain(cents), currencyID="EUR")


def _period(parent: ET.Element, first: date, last: date) -> None:
    period = _node(parent, "InvoicePeriod")
    _text(period, "StartDate", first)
    _text(period, "EndDate", last)


def _party(parent: ET.Element, party: Party, *, with_vat: bool) -> None:
    node = _node(parent, "Party")
    _text(node, "EndpointID", party["number"], schemeID=party["scheme"])
    _text(_node(node, "PartyName"), "Name", party["name"])
    address = _node(node, "PostalAddress")
    _text(address, "StreetName", party["street"])
    _text(address, "CityName", party["city"])
    _text(address, "PostalZone", party["postcode"])
    _text(_node(address, "Country"), "IdentificationCode", "NL")
    if with_vat and party["vat"]:
        tax = _node(node, "PartyTaxScheme")
        _text(tax, "CompanyID", party["vat"])
        _text(_node(tax, "TaxScheme"), "ID", "VAT")
    legal = _node(node, "PartyLegalEntity")
    _text(legal, "RegistrationName", party["name"])
    _text(legal, "CompanyID", party["number"], schemeID=party["scheme"])


def _payment(root: ET.Element, creditor: Party, invoice: Invoice) -> None:
    means = _node(root, "PaymentMeans")
    _text(means, "PaymentMeansCode", "58")
    _text(means, "PaymentID", written_number(invoice.number))
    _text(_node(means, "PayeeFinancialAccount"), "ID", creditor["iban"].replace(" ", ""))


def _category(parent: ET.Element, name: str, percentage: Decimal | None, *, with_reason: bool) -> None:
    """S with a rate, Z at 0, O (not subject to VAT) where no rate was decided."""
    category = _node(parent, name)
    _text(category, "ID", "O" if percentage is None else "S" if percentage else "Z")
    if percentage is not None:
        _text(category, "Percent", percentage)
    elif with_reason:
        _text(category, "TaxExemptionReason", "Not subject to VAT")
    _text(_node(category, "TaxScheme"), "ID", "VAT")


def _totals(root: ET.Element, invoice: Invoice, sign: int) -> None:
    tax = _node(root, "TaxTotal")
    _money(tax, "TaxAmount", sign * invoice.vat)
    part = _node(tax, "TaxSubtotal")
    _money(part, "TaxableAmount", sign * invoice.net)
    _money(part, "TaxAmount", sign * invoice.vat)
    _category(part, "TaxCategory", invoice.percentage, with_reason=True)
    sums = _node(root, "LegalMonetaryTotal")
    for name in ("LineExtensionAmount", "TaxExclusiveAmount"):
        _money(sums, name, sign * invoice.net)
    for name in ("TaxInclusiveAmount", "PayableAmount"):
        _money(sums, name, sign * (invoice.net + invoice.vat))


def _line(root: ET.Element, kind: str, number: int, line: Any, invoice: Invoice, sign: int) -> None:
    """A unit: minutes at the tariff for sixty of them."""
    node = _node(root, f"{kind}Line")
    _text(node, "ID", number)
    _text(node, "CreditedQuantity" if kind == "CreditNote" else "InvoicedQuantity", sign * line.minutes, unitCode="MIN")
    _money(node, "LineExtensionAmount", sign * line.cents)
    _period(node, line.since, unit_of(line.since).last)
    item = _node(node, "Item")
    _text(item, "Name", line.title)
    _category(item, "ClassifiedTaxCategory", invoice.percentage, with_reason=False)
    price = _node(node, "Price")
    _text(price, "PriceAmount", line.tariff, currencyID="EUR")
    _text(price, "BaseQuantity", 60, unitCode="MIN")
