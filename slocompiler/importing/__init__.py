"""SLOs that stand in the files of other generators, as specs: read, proposed, fitted to an organization, written."""
