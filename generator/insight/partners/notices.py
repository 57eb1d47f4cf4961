"""When a district tells families which college courses their learners can take in school."""

from __future__ import annotations

from datetime import date, timedelta

from generator.model.entities import Agreement

NOTICE = timedelta(weeks=6)
"""How long before enrollment opens the notice is sent.

The wording of the law is for the district to check: in Colorado the Concurrent Enrollment Programs Act, C.R.S.
22-35-101 and following.
"""


def notice_day(agreement: Agreement) -> date | None:
    """Return the last day on which the notice is in time; None where nobody says when enrollment opens."""
    return None if agreement.enrollment_opens is None else agreement.enrollment_opens - NOTICE
