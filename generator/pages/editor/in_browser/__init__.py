"""The check of the repository in a browser: our own Python, run by Pyodide (https://pyodide.org, MPL-2.0).

Pyodide is no part of this program's source or releases. `make pyodide` fetches it from npm; then sites have it.
"""
