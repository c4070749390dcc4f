"""Signatures: certificates and tokens, signing, verifying. The only place that knows pyHanko; never the network."""
