"""What no model of AWS states and its documentation does: one file for each subject, all of them pure."""
