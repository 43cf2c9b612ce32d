"""Everything an application needs to test itself: scripted writers, recordings, and a server that misbehaves.

Nothing here reaches the network, needs a key, or belongs into production.
"""

from __future__ import annotations

from pressrewrite.testing.answers import ARTICLE
from pressrewrite.testing.chaos import ChaosServer
from pressrewrite.testing.faults import Fault, Wire
from pressrewrite.testing.replaying import Mode, Replaying
from pressrewrite.testing.scripted import Scripted
from pressrewrite.testing.serving import Call

__all__ = ["ARTICLE", "Call", "ChaosServer", "Fault", "Mode", "Replaying", "Scripted", "Wire"]
