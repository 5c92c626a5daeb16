"""Tie the words of a candidate's arguments to what they mean: entities, posts, days, places, figures."""

from kgbuild.extract.tie.complete import complete
from kgbuild.extract.tie.groups import with_groups
from kgbuild.extract.tie.lent_posts import lend_posts
from kgbuild.extract.tie.past_plans import without_past_plan
from kgbuild.extract.tie.tied import Tied, TiedArgument, Value, tie

__all__ = ["Tied", "TiedArgument", "Value", "complete", "lend_posts", "tie", "with_groups", "without_past_plan"]
