"""Whether sites, who looks after them and the jobs there belong to one employer."""

from office.importing.columns import JOBS, SITE_PEOPLE, SITES
from office.importing.faults import Findings
from office.importing.staging import Place, Stage

_SAME_NAME = """
SELECT s.in_table, s.in_row, s.name, s.employer FROM sites s WHERE s.fate <> 'same' AND (
  EXISTS (SELECT 1 FROM sites o WHERE o.employer = s.employer AND o.name = s.name AND (o.in_table, o.in_row) < (s.in_table, s.in_row))
  OR EXISTS (SELECT 1 FROM known_sites k WHERE k.employer = s.employer AND k.name = s.name AND k.site <> s.site))
"""
_OF_SITE = "LEFT JOIN sites n ON n.site = r.site LEFT JOIN known_sites k ON k.site = r.site"
_OTHER_EMPLOYERS_JOB = f"""
SELECT r.in_table, r.in_row, r.site, coalesce(n.employer, k.employer) AS owner FROM jobs r {_OF_SITE}
WHERE r.fate <> 'same' AND r.site IS NOT NULL AND coalesce(n.employer, k.employer) <> r.employer
"""
_OTHER_EMPLOYERS_PERSON = f"""
SELECT r.in_table, r.in_row, r.person, coalesce(n.employer, k.employer) AS owner, coalesce(p.employer, kp.employer) AS employer,
       coalesce(p.duty, kp.duty, 'contact') AS duty
FROM site_people r {_OF_SITE} LEFT JOIN people p ON p.person = r.person LEFT JOIN known_people kp ON kp.person = r.person
WHERE r.fate <> 'same' AND coalesce(p.role, kp.role) = 'employer'
"""


def check_sites(stage: Stage, findings: Findings) -> None:
    """A site's name is once at its employer; its jobs and its supervisors are of the same employer."""
    for row in stage.ask(_SAME_NAME):
        place = Place(row["in_table"], row["in_row"], "name")
        findings.cell(
            place, SITES.column("name"), row["name"], f"is the name of another site of {row['employer']}: name them apart"
        )
    for row in stage.ask(_OTHER_EMPLOYERS_JOB):
        place = Place(row["in_table"], row["in_row"], "site")
        findings.cell(place, JOBS.column("site"), row["site"], f"is a site of {row['owner']}, not of the job's employer")
    for row in stage.ask(_OTHER_EMPLOYERS_PERSON):
        place = Place(row["in_table"], row["in_row"], "person")
        if row["owner"] is not None and row["employer"] != row["owner"]:
            findings.cell(
                place, SITE_PEOPLE.column("person"), row["person"], f"does not work for {row['owner']}, whose site it is"
            )
        elif row["duty"] != "supervisor":
            what = f"is {row['duty']}, and only a supervisor looks after sites: leave the row out, or say supervisor in duty"
            findings.cell(place, SITE_PEOPLE.column("person"), row["person"], what)
