import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0008_a_locked_account"),
        ("safety", "0003_reports_come_into_cases"),
    ]

    operations = [
        migrations.CreateModel(
            name="HardHour",
            fields=[
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("cards", models.BooleanField(default=True)),
                ("sealed_plan", models.BinaryField(default=b"")),
            ],
        ),
    ]
