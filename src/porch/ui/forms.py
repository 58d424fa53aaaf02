"""How forms are drawn: label, hint and error wired to their control, groups as tiles, one summary of errors."""

from django.forms.renderers import DjangoTemplates


class Renderer(DjangoTemplates):
    """``{{ form }}`` and ``{{ field.as_field_group }}`` in our look."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
