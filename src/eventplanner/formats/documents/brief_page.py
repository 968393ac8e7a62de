"""The brief of an event as one page of HTML that is printed on A4."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from eventplanner.domain.workspace.brief import Brief
from eventplanner.formats.documents.brief import heading, issued, sections
from eventplanner.i18n.catalogue import language

_environment = Environment(
    loader=PackageLoader("eventplanner.formats.documents"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(brief: Brief) -> str:
    """The document, which needs nothing from elsewhere and asks nothing of anybody."""
    return _environment.get_template("brief.html.j2").render(
        language=language(),
        title=brief.event.title,
        heading=heading(brief),
        issued=issued(brief),
        sections=sections(brief),
    )
