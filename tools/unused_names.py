"""Names that only frameworks, scripts or tests call, so that the search for dead code knows them."""

# ruff: noqa: B018, F821
ARGPARSE_TEXTS  # argparse says these; they stand there so that translators see them
metavar  # argparse reads it
OUTSIDE  # naming the tables has SQLModel lay them out
StartElementHandler  # expat calls it
EndElementHandler
CharacterDataHandler
buffer_text
down_revision  # Alembic reads it
scope_id  # a column
start_key  # columns that only SQL reads
first_key
last_key
title_key
lead_key
venue_key
series_key
tags_key
stage
markup  # Textual passes it, and is not heard
pink  # colours that the style sheet takes by their names
violet
load_1
load_2
load_3
apply  # Textual calls it of a filter
simulate_key  # an action of Textual calls it
name_key  # columns that only SQL reads
email_key
owner_key
tax_number  # a field of organisations, read by its name
approved_on  # columns and fields that are read by their names
approval_id
low_in_person
low_online
high_in_person
high_online
simulate_key  # Textual calls it
sqlalchemy  # imported for a type alone
origin  # held, so that the file it is on stays open
_value_  # the enum module reads it
__call__  # a shape of functions
AcceptedClash  # tables that are found by their names
ExportScope
ImportMapping
LoginName
PlanMeta
Setting
RAW  # choices that are read by their values
EDITED
SUPPLIER
SPONSOR
COMMUNITY
CLIENT
MEDIA
UNIVERSITY
MC
MODERATOR
SPEAKER_SUPPORT
LICENCE
personal  # the page of fields is made of these
sensitive
