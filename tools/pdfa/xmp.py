"""XMP as properties. expat and not ElementTree, because a rule asks for the prefix as it is written."""

import re
from xml.parsers import expat

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XML = "http://www.w3.org/XML/1998/namespace"
_PACKET = re.compile(r"<\?xpacket\s+(.*?)\?>", re.S)
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(\"[^\"]*\"|'[^']*')")


class Malformed(Exception):
    pass


class Node:
    def __init__(self, name, attributes):
        self.uri, self.local, self.prefix = _split(name)
        self.attributes = [(*_split(key), value) for key, value in attributes]
        self.children, self.text = [], ""

    def attribute(self, uri, local):
        for own_uri, own_local, _, value in self.attributes:
            if (own_uri, own_local) == (uri, local):
                return value
        return None

    def is_rdf(self, local):
        return self.uri == RDF and self.local == local


def _split(name):
    parts = name.split("\n")
    if len(parts) == 1:
        return "", parts[0], ""
    return parts[0], parts[1], parts[2] if len(parts) == 3 else ""


class Value:
    """kind: simple, Bag, Seq, Alt or struct. items of an array; fields [Property] of a struct."""

    def __init__(self, kind, text="", items=(), fields=(), language=None):
        self.kind, self.text, self.language = kind, text, language
        self.items, self.fields = list(items), list(fields)


class Property:
    def __init__(self, uri, local, prefix, value):
        self.uri, self.local, self.prefix, self.value = uri, local, prefix, value


def encoding(data):
    for mark, name in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be"),
                       (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return name
    head = data[:8]
    if head.startswith(b"\0\0\0"):
        return "utf-32-be"
    if head[1:4] == b"\0\0\0":
        return "utf-32-le"
    if head.startswith(b"\0"):
        return "utf-16-be"
    return "utf-16-le" if head[1:2] == b"\0" else "utf-8"


def header(text):
    """The attributes of the packet's opening processing instruction; {} without one."""
    for match in _PACKET.finditer(text):
        attributes = {key: value[1:-1] for key, value in _ATTRIBUTE.findall(match[1])}
        if "end" not in attributes:
            return attributes
    return {}


def parse(text):
    """The properties of a packet, in order."""
    roots, stack = [], []
    parser = expat.ParserCreate(namespace_separator="\n")
    parser.namespace_prefixes = True
    parser.ordered_attributes = True

    def start(name, attributes):
        node = Node(name, list(zip(attributes[0::2], attributes[1::2])))
        (stack[-1].children if stack else roots).append(node)
        stack.append(node)

    def characters(data):
        if stack:
            stack[-1].text += data

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: stack.pop()
    parser.CharacterDataHandler = characters
    try:
        parser.Parse(text.lstrip("\ufeff").encode("utf-8"), True)
    except expat.ExpatError as error:
        raise Malformed(str(error)) from error
    found = _find_rdf(roots[0])
    if found is None:
        raise Malformed("no rdf:RDF")
    properties = []
    for description in found.children:
        if not description.is_rdf("Description"):
            raise Malformed(f"{description.local} stands in rdf:RDF")
        properties.extend(_properties(description))
    seen = set()
    for item in properties:
        if (item.uri, item.local) in seen:
            raise Malformed(f"{item.local} stands twice")
        seen.add((item.uri, item.local))
    return properties


def _find_rdf(node):
    if node.is_rdf("RDF"):
        return node
    for child in node.children:
        found = _find_rdf(child)
        if found:
            return found
    return None


def _properties(description):
    result = [Property(uri, local, prefix, Value("simple", value))
              for uri, local, prefix, value in description.attributes
              if uri not in (RDF, XML, "")]
    for child in description.children:
        result.append(Property(child.uri, child.local, child.prefix, _value(child)))
    return result


def _value(node):
    language = node.attribute(XML, "lang")
    if node.attribute(RDF, "parseType") == "Resource":
        return _struct(node, language)
    resource = node.attribute(RDF, "resource")
    if not node.children:
        own = [a for a in node.attributes if a[0] not in (RDF, XML, "")]
        if own:
            return Value("struct", fields=[Property(u, l, p, Value("simple", v)) for u, l, p, v in own],
                         language=language)
        return Value("simple", resource if resource is not None else node.text, language=language)
    if len(node.children) > 1:
        raise Malformed(f"{node.local} has several values")
    inner = node.children[0]
    if inner.uri == RDF and inner.local in ("Bag", "Seq", "Alt"):
        for item in inner.children:
            if not item.is_rdf("li"):
                raise Malformed(f"{item.local} stands in rdf:{inner.local}")
        return Value(inner.local, items=[_value(item) for item in inner.children], language=language)
    if inner.is_rdf("Description"):
        return _struct(inner, language)
    raise Malformed(f"{inner.local} stands in {node.local}")


def _struct(node, language):
    """Fields; with rdf:value, that value and the others are qualifiers of it."""
    fields = _properties(node)
    values = [f for f in fields if (f.uri, f.local) == (RDF, "value")]
    if values:
        return values[0].value
    return Value("struct", fields=fields, language=language)


def find(properties, uri, local):
    for item in properties:
        if (item.uri, item.local) == (uri, local):
            return item
    return None


def default_text(value):
    """Of a simple value, or the x-default (else the first) of an Alt."""
    if value.kind == "simple":
        return value.text
    for item in value.items:
        if item.language == "x-default":
            return item.text
    return value.items[0].text if value.items else None
