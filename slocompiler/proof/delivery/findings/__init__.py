"""What is wrong with the way of an alert, one file for each kind of finding."""
