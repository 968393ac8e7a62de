"""Purposes of personal data in the plan, and how long it is kept."""

from eventplanner.domain.records.fields import Personal

UNTIL_FORGOTTEN = "until the person is forgotten (`F` on People, `eventplanner forget`)"
AS_THE_RECORD = "as long as the record; forgetting a person says where her name is left"
REACH = Personal("to recognise them and to write to them", UNTIL_FORGOTTEN)
AGREED = Personal("to keep to what they agreed to", UNTIL_FORGOTTEN)
ROLES = Personal("to know who does what", UNTIL_FORGOTTEN)
PAID = Personal("to pay what they are owed", UNTIL_FORGOTTEN)
CONTACT = Personal("to know whom to write to there", AS_THE_RECORD)
DUTIES = Personal("to know who does or decides what", AS_THE_RECORD)
NEEDS = Personal("to feed and to receive guests", AS_THE_RECORD, sensitive=True)
"""Nobody is named beside a diet or a need, but few guests may be told by them."""
