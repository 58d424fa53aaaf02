"""Fields: label, hint and error tied to the control; groups in a fieldset; what was typed stays."""

import re

from django import forms

from porch.ui.templatetags.ui import field


class Joining(forms.Form):
    name = forms.CharField(help_text="Not your <real> name.")
    want = forms.MultipleChoiceField(
        label="I want support with",
        choices=[("a", "Alcohol"), ("o", "Opioids")],
        widget=forms.CheckboxSelectMultiple,
        help_text="Pick any.",
    )
    note = forms.CharField(widget=forms.Textarea, required=False)
    adult = forms.BooleanField(label="I am 18 or over")
    token = forms.CharField(widget=forms.HiddenInput, initial="t")


def sent(**values: object) -> Joining:
    form = Joining({"token": "t", **values})
    form.is_valid()
    return form


def test_label_and_hint_belong_to_the_control() -> None:
    html = Joining()["name"].as_field_group()
    assert '<label class="label" for="id_name">Name</label>' in html
    assert 'id="id_name_helptext">Not your &lt;real&gt; name.</p>' in html
    assert 'aria-describedby="id_name_helptext"' in html


def test_an_error_is_tied_to_its_control_and_what_was_typed_stays() -> None:
    form = sent(name="", note="I slept <badly>")
    html = form["name"].as_field_group()
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_error"' in html
    assert "I slept &lt;badly&gt;" in form["note"].as_field_group()


def test_a_group_is_one_fieldset_of_tiles() -> None:
    html = sent(want=["o"])["want"].as_field_group()
    assert html.count("<fieldset") == html.count("<legend>") == 1
    assert '<fieldset class="field" aria-describedby="id_want_helptext"' in html
    assert '<label class="opt" for="id_want_0">' in html
    assert re.search(r'value="o"[^>]*checked', html)
    assert not re.search(r'value="a"[^>]*checked', html)


def test_optional_fields_say_so_unless_the_page_says_it_once() -> None:
    form = Joining()
    assert "(optional)" in form["note"].as_field_group()
    assert "(optional)" not in form["name"].as_field_group()
    form.all_optional = True  # type: ignore[attr-defined]
    assert "(optional)" not in form["note"].as_field_group()


def test_the_summary_leads_to_each_control() -> None:
    html = str(sent())
    assert 'role="alert"' in html
    for target in ("id_name", "id_want_0", "id_adult"):
        assert f'href="#{target}"' in html
        assert f'id="{target}"' in html
    assert "<a href" not in str(Joining())


def test_hidden_fields_are_drawn_once_and_say_nothing() -> None:
    html = str(Joining())
    assert html.count('name="token"') == 1
    assert "Token" not in html


def test_further_words_become_attributes() -> None:
    html = field(Joining()["note"], rows=3, data_again="1")
    assert 'rows="3"' in html
    assert 'data-again="1"' in html
