"""What a questionnaire is, as data that is looked through before anybody is asked."""
