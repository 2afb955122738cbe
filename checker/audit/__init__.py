"""Archives and page tables, judged on a distributed engine (Apache Spark); ``checker audit`` is its only caller.

Needs the extra ``audit``; no other command imports it. What the workers do with one piece of an archive (:mod:`checker.audit.work`) knows
nothing of the engine, and the engine (:mod:`checker.audit.engine`) nothing of what stands in an archive.
"""
