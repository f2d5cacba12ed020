"""What brings slocompile into other programs: pre-commit, GitHub, GitLab, editors; and what other linters say."""
