"""What a list of one's own and a comparison know of a pathway."""

from __future__ import annotations

import json

from tests.demonstration import demonstration, loaded


def test_every_step_on_a_list_has_the_name_of_what_it_is() -> None:
    catalog = loaded().catalog
    names = {str(entity.name) for entity in catalog.all()}
    milestones = {str(step.milestone) for pathway in catalog.pathways.values() for step in pathway.steps}
    summaries = [asset for asset in demonstration().assets if asset.path.endswith("/summary.json")]
    assert len(summaries) == len(catalog.pathways)
    for asset in summaries:
        for step in json.loads(asset.content)["steps"]:
            assert step["name"] in names | milestones, (asset.path, step)
