import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0008_a_locked_account"),
        ("safety", "0004_a_hard_hour"),
    ]

    operations = [
        migrations.CreateModel(
            name="ContactWish",
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
                ("from_whom", models.CharField(default="anyone", max_length=10)),
                ("any_gender", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("from_whom__in", ("anyone", "helpers", "nobody"))),
                        name="first_words_come_from_someone_known",
                    )
                ],
            },
        ),
    ]
