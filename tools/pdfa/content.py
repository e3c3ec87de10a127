"""Follows content streams as a viewer does: pages, forms, patterns, Type 3 glyphs, appearances.

On the way it judges operators, resources, marked content and languages, and collects what is used: fonts with
their codes, colour spaces, transparency by page, forms by how often they are painted.
"""

import copy

from . import fonts, graphics, structure, syntax
from .colour import NONE
from .document import Stream, is_name, is_number, is_ref, text
from .font_rules import BARE, HIDDEN, SEEN
from .lexer import String, operations

_OPERATORS = set(
    "b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re "
    "RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split())
_FILL, _STROKE = {"f", "F", "f*", "b", "B", "b*", "B*"}, {"s", "S", "b", "B", "b*", "B*"}
_DEEPEST = 24


class _State:
    """The part of the graphics state that a rule asks for."""

    def __init__(self):
        self.fill = self.stroke = None    # families; None: the initial DeviceGray
        self.fill_pattern = self.stroke_pattern = False
        self.font, self.mode = None, 0
        self.overprint, self.overprint_fill, self.overprint_mode = False, False, 0


class _Mark:
    def __init__(self, tag, properties, element, artifact):
        self.tag, self.properties, self.element, self.artifact = tag, properties, element, artifact


class _Scope:
    """One stream with its resources: its own, and those it would inherit."""

    def __init__(self, doc, where, own, inherited, tree_key, tagging):
        self.doc, self.where, self.tree_key, self.tagging = doc, where, tree_key, tagging
        self.own = doc.entries(own) if own is not None else None
        self.inherited = inherited

    def find(self, category, name, report):
        """The entry as it stands; None where it is missing."""
        own = self.doc.entries(self.doc.get(self.own, category)).get(name) if self.own is not None else None
        if own is not None:
            return own
        other = self.doc.entries(self.doc.get(self.inherited, category)).get(name)
        if other is not None:
            report.add("inherited-resources", self.where, f"{category} {name} is not in its own /Resources")
        return other

    @property
    def resources(self):
        return self.own if self.own is not None else self.inherited

    @property
    def defaults(self):
        return self.doc.entries(self.doc.get(self.resources, "/ColorSpace"))


class Content:
    def __init__(self, doc, tree, colours, report):
        self.doc, self.tree, self.colours, self.report = doc, tree, colours, report
        self.catalog_language = text(doc.get(doc.catalog, "/Lang")) is not None
        self.fonts = {}        # reference or id -> font
        self.painted = {}      # form reference -> times
        self.with_marks = set()
        self.marks = {}        # (StructParents, MCID) -> times
        self.transparent = set()   # pages
        self._page = None
        self._glyphs_done = set()

    def run(self):
        for page, entries, inherited in self.doc.pages:
            self._page = page
            data = b"\n".join(s.data for s in map(self.doc.resolve, self.doc.array(entries, "/Contents"))
                              if isinstance(s, Stream))
            own = entries.get("/Resources")
            scope = _Scope(self.doc, page, own, inherited.get("/Resources"),
                           self._tree_key(entries), True)
            group = self.doc.get(entries, "/Group")
            if isinstance(group, dict):
                if self.doc.get(group, "/S") == "/Transparency":
                    self.report.add("group-transparency", page, "/Group of the page")
                self._use(self.colours.families(group.get("/CS"), scope.defaults, page), page)
            self._stream(data, scope, _State(), [], 0, 0)
            for value in self.doc.array(entries, "/Annots"):
                for ref in self._appearances(value):
                    self._form(ref, scope, _State(), [], 0, 0, tagging=False)
        for ref, times in self.painted.items():
            if times > 1 and ref in self.with_marks:
                self.report.add("form-mcid", ref, f"has marked content and is painted {times} times")

    def blend_spaces(self, output):
        for page, entries, _ in self.doc.pages:
            if page in self.transparent and output is None and self.doc.get(entries, "/Group", "/CS") is None:
                self.report.add("blend-space", page, "transparency without a blending colour space")

    def _appearances(self, annotation):
        appearance = self.doc.entries(self.doc.get(annotation, "/AP"))
        for value in appearance.values():
            inner = self.doc.resolve(value)
            if isinstance(inner, Stream):
                yield value
            elif isinstance(inner, dict):
                yield from (v for v in inner.values() if isinstance(self.doc.resolve(v), Stream))

    def _tree_key(self, holder):
        key = self.doc.get(holder, "/StructParents")
        return key if isinstance(key, int) else None

    def _use(self, families, where):
        self.colours.use(families, where)

    # -- one stream ------------------------------------------------------------------------------

    def _stream(self, data, scope, state, marks, depth, saved):
        """`marks`: what is open around the stream; `saved`: q that are open."""
        if depth > _DEEPEST:
            return
        around, stack, nesting = len(marks), [], []
        marks = list(marks)
        for operation in operations(data):
            operator, operands = operation.operator, operation.operands
            for operand in operands:
                self._atoms(operand, scope.where)
            if operator == "":
                continue
            if operator not in _OPERATORS:
                self.report.add("operator", scope.where, f"operator {operator[:20]!r}")
            elif operator == "q":
                stack.append(copy.copy(state))
                nesting.append("q")
                if saved + len(stack) > 28:
                    self.report.add("gsave", scope.where, f"q is {saved + len(stack)} deep")
            elif operator == "Q":
                if stack:
                    state = stack.pop()
                self._close(nesting, "q", scope)
            elif operator in ("BMC", "BDC"):
                self._open(operator, operands, scope, marks)
                nesting.append("BMC")
            elif operator == "EMC":
                if len(marks) > around:
                    marks.pop()
                self._close(nesting, "BMC", scope)
            elif operator == "BT":
                nesting.append("BT")
            elif operator == "ET":
                self._close(nesting, "BT", scope)
            elif operator == "Do":
                self._object(operands, scope, state, marks, depth, saved + len(stack))
            else:
                self._operation(operator, operands, scope, state, marks, depth)
        if nesting:
            self.report.add("own-nesting", scope.where, f"{' '.join(nesting)} left open")

    def _close(self, nesting, kind, scope):
        if not nesting or nesting[-1] != kind:
            self.report.add("own-nesting", scope.where, f"{kind} is closed inside {nesting[-1:] or 'nothing'}")
        if kind in nesting:
            del nesting[len(nesting) - 1 - nesting[::-1].index(kind)]

    def _atoms(self, value, where):
        if isinstance(value, list):
            for item in value:
                self._atoms(item, where)
        elif isinstance(value, dict):
            for key, item in value.items():
                self._atoms(key, where)
                self._atoms(item, where)
        elif value is not None and not isinstance(value, bool) and (
                isinstance(value, String) or not isinstance(value, bytes)):
            syntax.atom(self.report, where, value)

    # -- marked content --------------------------------------------------------------------------

    def _open(self, operator, operands, scope, marks):
        tag = operands[0] if operands and is_name(operands[0]) else "/"
        properties = operands[1] if operator == "BDC" and len(operands) > 1 else {}
        if is_name(properties):
            properties = scope.find("/Properties", properties, self.report)
        properties = self.doc.entries(properties)
        mcid = self.doc.get(properties, "/MCID")
        mcid = mcid if isinstance(mcid, int) else None
        element = self.tree.marked(scope.tree_key, mcid) if mcid is not None else None
        mark = _Mark(tag, properties, element, tag == "/Artifact")
        if mcid is not None:
            self.with_marks.add(scope.where)
            self.marks[scope.tree_key, mcid] = self.marks.get((scope.tree_key, mcid), 0) + 1
        where = scope.where
        if scope.tagging:
            if mark.artifact and any(m.element for m in marks):
                self.report.add("artifact-in-tagged", where, "an Artifact inside tagged content")
            if element and any(m.artifact for m in marks):
                self.report.add("tagged-in-artifact", where, f"MCID {mcid} inside an Artifact")
        if mark.artifact and self.doc.get(properties, "/Type") is None:
            self.report.add("own-artifact", where, "an Artifact without /Type")
        marks.append(mark)
        if "/Lang" in properties:
            structure.language(where, self.doc.get(properties, "/Lang"), self.report)
        if tag == "/Span" and not self._language(marks):
            for key, rule in (("/ActualText", "language-span"), ("/Alt", "language-span-alt"),
                              ("/E", "language-span-e")):
                if self.doc.get(properties, key) is not None:
                    self.report.add(rule, where, f"no language for {key} of a Span")

    def _language(self, marks):
        return self.catalog_language or any(
            text(self.doc.get(m.properties, "/Lang")) is not None or m.element and self.tree.language(m.element)
            for m in marks)

    def _paint(self, scope, marks, what):
        if scope.tagging and not any(m.element or m.artifact for m in marks):
            self.report.add("untagged", scope.where, f"{what} is neither tagged nor an artifact")

    # -- operators -------------------------------------------------------------------------------

    def _operation(self, operator, operands, scope, state, marks, depth):
        where = scope.where
        if operator in _FILL or operator in _STROKE:
            self._paint(scope, marks, "a path")
            if operator in _FILL:
                self._fill(scope, state)
            if operator in _STROKE:
                self._stroke(scope, state)
        elif operator in ("g", "rg", "k", "G", "RG", "K"):
            device = {"g": "/DeviceGray", "rg": "/DeviceRGB", "k": "/DeviceCMYK"}[operator.lower()]
            self._set(operator.isupper(), state, self.colours.families(device, scope.defaults, where), where)
        elif operator in ("cs", "CS") and operands:
            value = operands[0]
            if is_name(value) and not value.startswith("/Device") and value != "/Pattern":
                value = scope.find("/ColorSpace", value, self.report)
            self._set(operator.isupper(), state, self.colours.families(value, scope.defaults, where), where)
        elif operator in ("scn", "SCN") and operands and is_name(operands[-1]):
            self._pattern(operands[-1], operator.isupper(), scope, state, depth)
        elif operator == "Tf" and operands:
            state.font = self._font(scope.find("/Font", operands[0], self.report))
        elif operator == "Tr" and operands and is_number(operands[0]):
            state.mode = operands[0]
        elif operator in ("Tj", "'", '"') and operands:
            self._show(operands[-1:], scope, state, marks, depth)
        elif operator == "TJ" and operands and isinstance(operands[0], list):
            self._show(operands[0], scope, state, marks, depth)
        elif operator == "gs" and operands:
            self._state(scope.find("/ExtGState", operands[0], self.report), scope, state, where)
        elif operator == "ri" and operands:
            graphics.intent(operands[0], where, self.report)
        elif operator == "sh" and operands:
            self._paint(scope, marks, "a shading")
            shading = scope.find("/Shading", operands[0], self.report)
            self._use(self.colours.families(self.doc.get(shading, "/ColorSpace"), scope.defaults, where), where)
        elif operator == "EI":
            self._paint(scope, marks, "an inline image")
            self._inline(operands[0], scope, state)
        elif operator == "DP" and len(operands) > 1 and is_name(operands[1]):
            scope.find("/Properties", operands[1], self.report)

    def _set(self, stroke, state, families, where):
        self._use(families - {"icc-cmyk"}, where)
        if stroke:
            state.stroke, state.stroke_pattern = families, False
        else:
            state.fill, state.fill_pattern = families, False

    def _fill(self, scope, state):
        self._colour(state.fill, scope, state.overprint_fill, state)

    def _stroke(self, scope, state):
        self._colour(state.stroke, scope, state.overprint, state)

    def _colour(self, families, scope, overprint, state):
        if families is None:
            families = self.colours.families("/DeviceGray", scope.defaults, scope.where)
        self._use(families - {"icc-cmyk"}, scope.where)
        if "icc-cmyk" in families and overprint and state.overprint_mode:
            self.report.add("icc-overprint", scope.where, "OPM 1 with ICCBased CMYK")

    def _pattern(self, name, stroke, scope, state, depth):
        ref = scope.find("/Pattern", name, self.report)
        value = self.doc.resolve(ref)
        if isinstance(value, Stream):
            inner = _Scope(self.doc, ref if is_ref(ref) else scope.where, value.dict.get("/Resources"),
                           scope.resources, None, False)
            self._stream(value.data, inner, _State(), [], depth + 1, 0)
            return
        where = ref if is_ref(ref) else scope.where
        self._use(self.colours.families(self.doc.get(value, "/Shading", "/ColorSpace"), scope.defaults, where), where)
        self._state(self.doc.raw(value, "/ExtGState"), scope, _State(), where)

    def _font(self, ref):
        entries = self.doc.entries(ref)
        key = ref if is_ref(ref) else id(entries)
        if entries and key not in self.fonts:
            self.fonts[key] = fonts.load(self.doc, ref)
        return self.fonts.get(key)

    def _show(self, strings, scope, state, marks, depth):
        strings = [string for string in strings if isinstance(string, bytes)]
        if not any(strings):
            return
        self._paint(scope, marks, "text")
        if scope.tagging and not self._language(marks) and any(m.element for m in marks):
            self.report.add("language-text", scope.where, "no language for text")
        if state.mode in (0, 2, 4, 6):
            self._fill(scope, state)
        if state.mode in (1, 2, 5, 6):
            self._stroke(scope, state)
        font = state.font
        if font is None:
            return
        flags = HIDDEN if state.mode == 3 else SEEN
        if not self._replaced(marks):
            flags |= BARE
        for string in strings:
            for code in font.codes(string):
                font.shown[code] = font.shown.get(code, 0) | flags
        if isinstance(font, fonts.Type3Font):
            self._type3(font, scope, depth)

    def _replaced(self, marks):
        for mark in marks:
            if self.doc.get(mark.properties, "/ActualText") is not None:
                return True
            if mark.element and any(self.doc.get(e.entries, "/ActualText") is not None
                                    for e in mark.element.ancestors()):
                return True
        return False

    def _type3(self, font, scope, depth):
        for code in font.shown:
            name = font.names.get(code)
            stream = self.doc.resolve(font.procedures.get(f"/{name}"))
            if not isinstance(stream, Stream) or (font.ref, code) in self._glyphs_done:
                continue
            self._glyphs_done.add((font.ref, code))
            for operation in operations(stream.data):
                if operation.operator in ("d0", "d1") and operation.operands and is_number(operation.operands[0]):
                    font.drawn[code] = operation.operands[0]
                    break
            inner = _Scope(self.doc, font.procedures.get(f"/{name}"), font.entries.get("/Resources"),
                           scope.resources, None, False)
            self._stream(stream.data, inner, _State(), [], depth + 1, 0)

    def _state(self, ref, scope, state, where):
        entries = self.doc.entries(ref)
        if not entries:
            return
        where = ref if is_ref(ref) else where
        if graphics.state(self.doc, entries, where, self.report):
            self.transparent.add(self._page)
        get = self.doc.get
        if get(entries, "/OP") is not None:
            state.overprint = state.overprint_fill = get(entries, "/OP") is True
        if get(entries, "/op") is not None:
            state.overprint_fill = get(entries, "/op") is True
        if is_number(get(entries, "/OPM")):
            state.overprint_mode = get(entries, "/OPM")
        font = self.doc.array(entries, "/Font")
        if font:
            state.font = self._font(font[0])
        mask = get(entries, "/SMask")
        if isinstance(mask, dict) and isinstance(get(mask, "/G"), Stream):
            self._form(self.doc.raw(mask, "/G"), scope, _State(), [], 1, 0, tagging=False)

    def _inline(self, entries, scope, state):
        graphics.inline(self.doc, entries, scope.where, self.report)
        if entries.get("/IM", entries.get("/ImageMask")) is True:
            self._fill(scope, state)
            return
        space = entries.get("/CS", entries.get("/ColorSpace"))
        if is_name(space) and space not in ("/G", "/RGB", "/CMYK", "/DeviceGray", "/DeviceRGB", "/DeviceCMYK"):
            space = scope.find("/ColorSpace", space, self.report)
        self._use(self.colours.families(space, scope.defaults, scope.where), scope.where)

    # -- XObjects --------------------------------------------------------------------------------

    def _object(self, operands, scope, state, marks, depth, saved):
        if not operands or not is_name(operands[0]):
            return
        ref = scope.find("/XObject", operands[0], self.report)
        value = self.doc.resolve(ref)
        where = ref if is_ref(ref) else scope.where
        if not isinstance(value, Stream):
            return
        kind = self.doc.get(value, "/Subtype")
        if kind == "/PS" or self.doc.get(value, "/Subtype2") == "/PS":
            self.report.add("ps-xobject" if kind == "/PS" else "form-ps", where, "PostScript XObject")
        if kind == "/Image":
            self._paint(scope, marks, "an image")
            graphics.image(self.doc, value, where, self.report)
            if self.doc.get(value, "/ImageMask") is True:
                self._fill(scope, state)
            else:
                self._use(self.colours.families(value.dict.get("/ColorSpace"), scope.defaults, where), where)
            if "/SMask" in value.dict or self.doc.get(value, "/SMaskInData"):
                self.transparent.add(self._page)
        elif kind == "/Form":
            self._form(ref, scope, state, marks, depth, saved, scope.tagging)

    def _form(self, ref, scope, state, marks, depth, saved, tagging):
        value = self.doc.resolve(ref)
        where = ref if is_ref(ref) else scope.where
        graphics.form(self.doc, value, where, self.report)
        self.painted[where] = self.painted.get(where, 0) + 1
        own = value.dict.get("/Resources")
        inner = _Scope(self.doc, where, own, scope.resources, self._tree_key(value), tagging)
        group = self.doc.get(value, "/Group")
        if self.doc.get(group, "/S") == "/Transparency":
            self.transparent.add(self._page)
            self._use(self.colours.families(self.doc.get(group, "/CS"), inner.defaults, where) if
                      self.doc.get(group, "/CS") is not None else NONE, where)
        self._stream(value.data, inner, copy.copy(state), marks, depth + 1, saved)
