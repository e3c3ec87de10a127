#!/usr/bin/env python3
"""What must not stand in the sources, each with its reason.

Same input, same bytes: no clock, locale, random number or hash order. No figure of the decree in
C++. Files are opened in one place. Comments and literals are not looked at.
"""

import re

from sources import code_only, files, finish, read

# (pattern, why, files where it is right)
BANNED = [
    (r"#\s*include\s*<(iostream|fstream|sstream|iomanip|locale)>", "streams carry a locale; use fmt and base/file.h", ()),
    (r"\b(setlocale|uselocale|std::locale|imbue)\b", "the engine has no locale", ()),
    (r"\bto_string\s*\(", "std::to_string of a floating point number depends on the locale; use fmt", ()),
    (r"\b(strtod|strtof|atof|stod|stof|sscanf)\s*\(", "reads numbers by the locale", ()),
    (r"(?<![\w.>:])(std::)?(time|clock|localtime|gmtime|strftime|gettimeofday|clock_gettime)\s*\(", "no clock", ()),
    (r"\b(system_clock|steady_clock|high_resolution_clock)\b", "no clock", ("tools/cli/progress_bar.",)),
    (r"\b(rand|srand|random_device|mt19937|drand48)\b", "no random number", ()),
    (r"\bgetenv\b", "the environment is read in one place", ("engine/app/resources.cpp",)),
    (r"\b(fopen|ifstream|ofstream)\b|(?<![\w.])::open\s*\(", "files are opened in base/file.h", ("engine/base/file.cpp",)),
    (r"\bLength::mm\s*\(", "figures of the decree stand in templates/rules/nd30.xml", ("engine/base/length.h", "engine/rules/")),
    (r"\b(gets|strcpy|strcat|sprintf|system)\s*\(", "unsafe", ()),
]
MARKS = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
UNORDERED = re.compile(r"\bunordered_(?:map|set)\s*<[^;{}()]*>\s*(\w+)\s*[;={]")


def main():
    problems = []
    sources = files("engine", "tools")
    for path in sources:
        text = read(path)
        code = code_only(text)
        for pattern, why, allowed in BANNED:
            if any(str(path).startswith(place) for place in allowed):
                continue
            for match in re.finditer(pattern, code):
                line = code.count("\n", 0, match.start()) + 1
                problems.append(f"{path}:{line}: {match.group().strip()}: {why}")
        for match in MARKS.finditer(text):
            problems.append(f"{path}:{text.count(chr(10), 0, match.start()) + 1}: {match.group()}: open an issue")
        # Members are declared in the header and iterated in the source beside it.
        header = path.with_suffix(".h")
        declared = code + (code_only(read(header)) if header in sources and header != path else "")
        for name in set(UNORDERED.findall(declared)):
            for match in re.finditer(rf"for\s*\([^;()]*:\s*\*?{name}\s*\)|\b{name}\s*\.\s*c?begin\s*\(", code):
                line = code.count("\n", 0, match.start()) + 1
                problems.append(f"{path}:{line}: iterates over {name}, whose order is that of a hash")
    finish(problems, f"{len(sources)} files hold nothing banned")


main()
