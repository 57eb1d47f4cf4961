"""What those who build pathways ask of a region: jobs, employers, skills, who shares what, a counselor's year."""
