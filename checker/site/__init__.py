"""What a whole site shows when its documents are laid beside each other.

One pass over the documents keeps a few short keys of each (:mod:`said`); what is unlike the rest is decided from these alone
(:mod:`comparison`), by pure functions over facts that an aggregation of any other engine may call; where that stands in its file is
looked up when it is told (:mod:`placing`).
"""
