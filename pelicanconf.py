"""Settings that the preview and the public build share. What the site says of itself is in policy/site.yaml."""

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
if str(HERE) not in sys.path:
    sys.path.insert(0, str(HERE))

PLUGINS = ["plugins.pipeline"]
SITE_PLUGINS = list(PLUGINS)  # Pelican forgets those that it could not load; the plugin compares
for plugin in PLUGINS:  # a name that is misspelled, or means another module, stops here: Pelican would go on without it
    importlib.import_module(plugin).register  # noqa: B018 - asked for, not called
importlib.import_module("plugins.pipeline.build.pelican_plugin")

SITE_ROOT = str(HERE)
SITEURL = ""
PATH = str(HERE)
THEME = str(HERE / "theme")
OUTPUT_PATH = str(HERE / "preview")
TIMEZONE = "Asia/Shanghai"
LOAD_CONTENT_CACHE = False
CACHE_CONTENT = False
DELETE_OUTPUT_DIRECTORY = False

# Pelican's own generators get nothing: every file comes from the plan.
ARTICLE_PATHS = []
PAGE_PATHS = []
STATIC_PATHS = []
THEME_STATIC_PATHS = []
DIRECT_TEMPLATES = []
TEMPLATE_PAGES = {}
FEED_ATOM = None
FEED_RSS = None
FEED_ALL_ATOM = None
FEED_ALL_RSS = None
CATEGORY_FEED_ATOM = None
CATEGORY_FEED_RSS = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TAG_FEED_ATOM = None
TAG_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
TRANSLATION_FEED_RSS = None
