"""What the targets are called: the words that `--target` takes, known without loading any of them."""

TARGET_NAMES = ("prometheus", "alertmanager", "cloudwatch", "xray", "grafana", "runbooks", "automation")
