"""Which failure is noticed, after how long."""
