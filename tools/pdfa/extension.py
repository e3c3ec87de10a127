"""Extension schemas in XMP: complete, spelt as the standard says, and what they define."""

import re

from . import xmp_types

_SCHEMA = "http://www.aiim.org/pdfa/ns/schema#"
_PROPERTY = "http://www.aiim.org/pdfa/ns/property#"
_TYPE = "http://www.aiim.org/pdfa/ns/type#"
_FIELD = "http://www.aiim.org/pdfa/ns/field#"
_URI = re.compile(r"[A-Za-z][-A-Za-z0-9+.]*:\S*$")


class Schemas:
    """{namespace: {property: type}} and {namespace: {type: (namespace, {field: type})}}."""

    def __init__(self):
        self.properties, self.types = {}, {}


class _Holder:
    """The fields of one description, each wanted once under its namespace's own prefix."""

    def __init__(self, value, namespace, prefix, allowed, where, report):
        self.namespace, self.prefix, self.where, self.report = namespace, prefix, where, report
        self.fields = value.fields if value.kind == "struct" else []
        for field in self.fields:
            if field.uri != namespace or field.local not in allowed:
                report.add("extension-fields", where, f"field {field.prefix}:{field.local}")

    def get(self, local):
        for field in self.fields:
            if field.uri == self.namespace and field.local == local:
                return field
        return None

    def text(self, local, key, pattern=None, needed=True):
        """The text of a field; a finding where it is missing, no text or wrongly prefixed."""
        field = self.get(local)
        if field is None:
            if needed:
                self.report.add(key, self.where, f"no {self.prefix}:{local}")
            return None
        if field.value.kind != "simple" or pattern and not pattern.match(field.value.text):
            self.report.add(key, self.where, f"{self.prefix}:{local} has the wrong type")
            return None
        if field.prefix != self.prefix:
            self.report.add(key, self.where, f"{field.prefix}:{local}, not {self.prefix}:{local}")
        return field.value.text

    def items(self, local, key):
        field = self.get(local)
        if field is None:
            return []
        if field.value.kind != "Seq":
            self.report.add(key, self.where, f"{self.prefix}:{local} is no Seq")
        if field.prefix != self.prefix:
            self.report.add(key, self.where, f"{field.prefix}:{local}, not {self.prefix}:{local}")
        return field.value.items


def read(properties, where, report, main=None):
    """Checks the extension schemas among the properties and returns what they define.

    `main`: those of the catalog's packet, whose types other packets may use.
    """
    schemas = Schemas()
    for item in properties:
        if item.uri != xmp_types.EXTENSION:
            continue
        if item.local != "schemas" or item.value.kind != "Bag":
            report.add("extension", where, f"{item.prefix}:{item.local} is no Bag of schemas")
        if item.prefix != "pdfaExtension":
            report.add("extension", where, f"prefix {item.prefix}, not pdfaExtension")
        for value in item.value.items:
            _schema(value, where, report, schemas, main)
    return schemas


def _schema(value, where, report, schemas, main):
    holder = _Holder(value, _SCHEMA, "pdfaSchema",
                     ("schema", "namespaceURI", "prefix", "property", "valueType"), where, report)
    holder.text("schema", "extension-schema")
    uri = holder.text("namespaceURI", "extension-uri", _URI)
    holder.text("prefix", "extension-prefix")
    types = schemas.types.setdefault(uri, {})
    types.update(main.types.get(uri, {}) if main else {})
    for item in holder.items("valueType", "extension-types"):
        _type(item, where, report, types)
    for name, (_, fields) in types.items():
        for field, kind in fields.items():
            if kind is None or not xmp_types.known(kind, types):
                report.add("field-type", where, f"field {name}.{field}: type {kind}")
    own = schemas.properties.setdefault(uri, {})
    for item in holder.items("property", "extension-property"):
        entry = _Holder(item, _PROPERTY, "pdfaProperty", ("name", "valueType", "category", "description"),
                        where, report)
        name = entry.text("name", "property-name")
        kind = entry.text("valueType", "property-type")
        if kind is not None and not xmp_types.known(kind, types):
            report.add("property-type", where, f"property {name}: type {kind}")
        category = entry.text("category", "property-category")
        if category is not None and category not in ("external", "internal"):
            report.add("property-category", where, f"property {name}: category {category}")
        entry.text("description", "property-text")
        if name is not None:
            own[name] = kind or "any"


def _type(value, where, report, types):
    entry = _Holder(value, _TYPE, "pdfaType", ("type", "namespaceURI", "prefix", "description", "field"),
                    where, report)
    name = entry.text("type", "type-name")
    uri = entry.text("namespaceURI", "type-uri", _URI)
    entry.text("prefix", "type-prefix")
    entry.text("description", "type-text")
    fields = {}
    if entry.get("field") is None:
        report.add("type-field", where, f"type {name} has no pdfaType:field")
    for item in entry.items("field", "type-field"):
        field = _Holder(item, _FIELD, "pdfaField", ("name", "valueType", "description"), where, report)
        own = field.text("name", "field-name")
        kind = field.text("valueType", "field-type")
        field.text("description", "field-text")
        if own is not None:
            fields[own] = kind
    if name is not None:
        types[name] = (uri, fields)
