"""What AWS accepts: its own API models walked strictly, and the rules that no model states.

`judge` holds a body against all of it, `alarm_set` alarms that belong together; `strict_walk` is the models' part, for
any operation of any service.
"""
