"""OpenSLO v1 documents. What OpenSLO has no word for stands in annotations, from which our importer reads it back.

Facts of the format: the specification that OpenSLO/OpenSLO publishes, and the validation of OpenSLO/go-sdk.
"""
