from django.db import migrations


def gather(apps, schema_editor):
    """Reports made before there were cases: one case for each person or thing, answered ones in a closed one."""
    Report, Case = apps.get_model("safety", "Report"), apps.get_model("safety", "Case")
    aims = {}
    for report in Report.objects.filter(case=None).order_by("aim_at"):
        about = f"member:{report.about_member_id}" if report.about_member_id else None
        gathers = about or f"{report.about_kind}:{report.about_id}"
        if report.state == "answered":
            report.case = Case.objects.create(
                gathers=gathers,
                about_member_id=report.about_member_id,
                category=report.category,
                state="closed",
                opened_at=report.made_at,
                aim_at=report.aim_at,
                closed_at=report.answered_at or report.made_at,
                closed_by_id=report.read_by_id,
            )
        elif gathers in aims:
            report.case = aims[gathers]
        else:
            report.case = aims[gathers] = Case.objects.create(
                gathers=gathers,
                about_member_id=report.about_member_id,
                category=report.category,
                opened_at=report.made_at,
                aim_at=report.aim_at,
            )
        report.save(update_fields=["case"])


class Migration(migrations.Migration):
    dependencies = [("safety", "0002_cases_measures_appeals_duty")]

    operations = [migrations.RunPython(gather, migrations.RunPython.noop)]
