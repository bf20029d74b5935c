"""Settings of stock Pelican on the same text: no plugins; its cache is turned on by the benchmark for warm rows."""

SITENAME = "卫生部"
SITEURL = "https://www.health.example"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
THEME_STATIC_DIR = "assets"
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh-cn"
DEFAULT_DATE_FORMAT = "%Y-%m-%d"
PLUGINS: list[str] = []
ARTICLE_PATHS = ["laws-and-regulations"]
STATIC_PATHS: list[str] = []
USE_FOLDER_AS_CATEGORY = True
ARTICLE_URL = "{category}/{date:%Y}/{slug}.html"
ARTICLE_SAVE_AS = ARTICLE_URL
DRAFT_SAVE_AS = ""
CATEGORY_URL = "{slug}/index.html"
CATEGORY_SAVE_AS = CATEGORY_URL
AUTHOR_URL = "laws-and-regulations/department-{slug}.html"
AUTHOR_SAVE_AS = AUTHOR_URL
TAG_SAVE_AS = ""
YEAR_ARCHIVE_URL = "laws-and-regulations/year-{date:%Y}.html"
YEAR_ARCHIVE_SAVE_AS = YEAR_ARCHIVE_URL
DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"category": None, "author": None, "period_archives": None}
DIRECT_TEMPLATES = ["index", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
FEED_ALL_ATOM = None
FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
CATEGORY_FEED_ATOM = "{slug}/feed.xml"
FEED_MAX_ITEMS = 20
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.tables": {},
        "markdown.extensions.footnotes": {},
        "markdown.extensions.def_list": {},
        "markdown.extensions.meta": {},
        "markdown.extensions.toc": {"toc_depth": "2-3", "title": "目录"},
    },
    "output_format": "html5",
}
ADDRESS = "兰亭市银杏大道1号"
COLUMNS = {
    "laws-and-regulations": "法律法规",
    "policy-information": "政策信息",
    "work-updates": "工作动态",
    "press-releases": "新闻稿",
    "public-qa": "公众问答",
}
DEPARTMENTS = {
    "policy-and-law": "政策法规司",
    "disease-control": "疾病预防控制局",
    "medical-administration": "医政司",
    "pharmaceutical-policy": "药物政策司",
}
