"""Colour spaces in use, ICC profiles, output intents."""


from .document import Stream, is_name, is_ref, text

_DEVICE = {"/DeviceGray": "gray", "/G": "gray", "/DeviceRGB": "rgb", "/RGB": "rgb", "/DeviceCMYK": "cmyk",
           "/CMYK": "cmyk"}
_DEFAULT = {"gray": "/DefaultGray", "rgb": "/DefaultRGB", "cmyk": "/DefaultCMYK"}
NONE = frozenset()


class Profile:
    """The header of an ICC profile."""

    def __init__(self, data):
        self.good = len(data) >= 128 and data[36:40] == b"acsp"
        self.device = data[12:16].decode("latin-1")
        self.space = data[16:20].decode("latin-1")
        self.version = data[8] + (data[9] >> 4) / 10 if len(data) > 9 else 99


class Intents:
    """Checks /OutputIntents; `space` is that of the PDF/A intent ("RGB ", …), None without one."""

    def __init__(self, doc, report):
        self.space, self.profile_ref = None, None
        profiles = set()
        for value in doc.array(doc.catalog, "/OutputIntents"):
            entries = doc.entries(value)
            stream = doc.get(entries, "/DestOutputProfile")
            if isinstance(stream, Stream):
                profiles.add(doc.raw(entries, "/DestOutputProfile"))
                self._profile(doc, entries, stream, report)
            if doc.get(entries, "/S") == "/GTS_PDFX" and "/DestOutputProfileRef" in entries:
                report.add("intent-pdfx", value, "/DestOutputProfileRef")
        if len(profiles) > 1:
            report.add("intents-same", "catalog", f"profiles {sorted(map(str, profiles))}")
        if self.space != "RGB ":
            report.add("own-intent", "catalog", "no sRGB output intent")

    def _profile(self, doc, entries, stream, report):
        profile = Profile(stream.data)
        pdfa = doc.get(entries, "/S") == "/GTS_PDFA1"
        if not profile.good or profile.device not in ("prtr", "mntr") \
                or profile.space not in ("RGB ", "CMYK", "GRAY") or profile.version >= 5:
            report.add("intent-profile", "OutputIntents",
                       f"device {profile.device!r}, space {profile.space!r}, version {profile.version}")
        if not pdfa:
            return
        self.space = profile.space
        count = {"RGB ": 3, "CMYK": 4, "GRAY": 1}.get(profile.space)
        if doc.get(stream, "/N") != count or not text(doc.get(entries, "/OutputConditionIdentifier")):
            report.add("own-intent", "OutputIntents", "/N does not fit, or no OutputConditionIdentifier")


class Colours:
    """What the content uses. families(): the device families a space depends on; use(): one is painted."""

    def __init__(self, doc, report):
        self.doc, self.report = doc, report
        self.used = {}          # family -> first place
        self.names = []         # of colorants
        self._profiles, self._separations = set(), {}

    def families(self, value, defaults, where, depth=0):
        """`defaults`: the /ColorSpace dictionary in force, for DefaultGray and its like."""
        value = self.doc.resolve(value)
        if depth > 16 or value is None:
            return NONE
        if is_name(value):
            family = _DEVICE.get(value)
            if family is None:
                return NONE
            default = self.doc.resolve(defaults.get(_DEFAULT[family])) if depth < 8 else None
            if default is not None and default != value:
                return self.families(default, {}, where, depth + 1)
            return frozenset([family])
        if not isinstance(value, list) or not value:
            return NONE
        kind = self.doc.resolve(value[0])
        if kind == "/ICCBased" and len(value) > 1:
            return self._icc(value[1])
        if kind in ("/Indexed", "/I", "/Pattern") and len(value) > 1:
            return self.families(value[1], defaults, where, depth + 1)
        if kind == "/Separation" and len(value) > 3:
            self._separation(value, where)
            return self.families(value[2], defaults, where, depth + 1)
        if kind == "/DeviceN" and len(value) > 3:
            self._device_n(value, where)
            return self.families(value[2], defaults, where, depth + 1)
        return self.families(kind, defaults, where, depth + 1) if kind in _DEVICE else NONE

    def _icc(self, ref):
        stream = self.doc.resolve(ref)
        if not isinstance(stream, Stream):
            return NONE
        if id(stream) not in self._profiles:
            self._profiles.add(id(stream))
            profile = Profile(stream.data)
            if not profile.good or profile.device not in ("prtr", "mntr", "scnr", "spac") \
                    or profile.space not in ("RGB ", "CMYK", "GRAY", "Lab ") or profile.version >= 5:
                self.report.add("icc-profile", ref, f"device {profile.device!r}, space {profile.space!r}, "
                                                    f"version {profile.version}")
        return frozenset(["icc-cmyk"]) if self.doc.get(stream, "/N") == 4 else NONE

    def _separation(self, value, where):
        name = self.doc.resolve(value[1])
        self.names.append(name)
        if name in ("/All", "/None"):
            return
        known = self._separations.setdefault(name, value)
        if known is not value and any(not self._same(a, b) for a, b in zip(known[2:4], value[2:4])):
            self.report.add("separation-same", where, f"separation {name} in two ways")

    def _same(self, one, other):
        if is_ref(one) and one == other:
            return True
        one, other = self.doc.resolve(one), self.doc.resolve(other)
        if isinstance(one, Stream) and isinstance(other, Stream):
            return one.dict == other.dict and one.data == other.data
        return one == other

    def _device_n(self, value, where):
        names = [self.doc.resolve(n) for n in self.doc.resolve(value[1]) or []]
        self.names.extend(names)
        if len(names) > 8:
            self.report.add("device-n-1", where, f"{len(names)} colorants")
        if len(names) > 32:
            self.report.add("device-n", where, f"{len(names)} colorants")
        attributes = value[4] if len(value) > 4 else None
        colorants = self.doc.entries(self.doc.get(attributes, "/Colorants"))
        process = [self.doc.resolve(n) for n in self.doc.array(self.doc.get(attributes, "/Process"), "/Components")]
        for name in names:
            if name not in colorants and name not in process and name not in (
                    "/None", "/Cyan", "/Magenta", "/Yellow", "/Black"):
                self.report.add("device-n-colorants", where, f"colorant {name} is not in /Colorants")
        for name, space in colorants.items():
            space = self.doc.resolve(space)
            if isinstance(space, list) and len(space) > 3:
                self._separation(space, where)

    def use(self, families, where):
        for family in families:
            self.used.setdefault(family, where)

    def judge(self, intents):
        space = intents.space
        for family, key, good in (("rgb", "device-rgb", space == "RGB "), ("cmyk", "device-cmyk", space == "CMYK"),
                                  ("gray", "device-gray", space is not None)):
            if family in self.used and not good:
                self.report.add(key, self.used[family], f"output intent: {space}")
