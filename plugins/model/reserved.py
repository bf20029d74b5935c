"""Names in the output that nothing else may have."""

SEARCH = "search"
"""The folder of the search index."""

FORMER = "former"
"""The folder of earlier texts and of the differences between them."""

DEPARTMENTS = "departments"
"""The folder of the pages and feeds of departments."""

NOT_FOUND = "404.html"
"""The page for addresses that lead nowhere."""

PLAIN_PAGES = ("about", "ask", "contact", "press", "privacy", "accessibility")
"""Pages of the site that belong to no column, in the order in which the footer names them."""

FOLDERS = {SEARCH: "the search index lies", FORMER: "earlier texts lie", DEPARTMENTS: "the pages of departments lie"}
"""What lies in each folder, as the end of a sentence that begins with it."""
