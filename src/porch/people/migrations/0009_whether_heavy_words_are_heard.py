from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0008_a_locked_account")]

    operations = [
        migrations.AddField("community", "worry_queue", models.BooleanField(default=False)),
    ]
