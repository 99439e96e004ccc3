"""Django's settings. Reads the environment; every value that differs from Django's own has its reason beside it."""

from __future__ import annotations

from typing import Any

from csp.constants import NONE, SELF

from observance.messages import LANGUAGES as CODES
from observance_web.environment import OWN_NAMES, database_of, read_environment, secret_of

ENVIRONMENT = read_environment()

DEBUG = False
SECRET_KEY = secret_of(ENVIRONMENT.folder)
ROOT_URLCONF = "observance_web.urls"
ASGI_APPLICATION = "observance_web.asgi.application"

# A page elsewhere may make its own name lead to this machine (DNS rebinding); it is not answered under that name.
ALLOWED_HOSTS = list(OWN_NAMES)

INSTALLED_APPS = [
    "django.contrib.sessions",
    "django_htmx",
    "csp",
    "observance_web",
    "observance_web.accounts",
    "observance_web.library",
    "observance_web.findings",
    "observance_web.cases",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "observance_web.reading_aids.ReadingAids",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "observance_web.accounts.admission.Admission",
    "observance_web.index.current.CurrentIndex",
    "django_htmx.middleware.HtmxMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "observance_web.frame.frame",
            ],
            "builtins": ["observance_web.templatetags.pages"],
        },
    }
]

# Two databases: what people do here (who was let in), and the index of the case, of which there is one a generation.
# ``observance_web.index.places`` says which index is in use.
_OF_SERVER = database_of(ENVIRONMENT.database) if ENVIRONMENT.database else None
_FOLDER = ENVIRONMENT.folder
DATABASES: dict[str, dict[str, Any]] = {
    "default": _OF_SERVER
    or {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": _FOLDER / "state.sqlite3" if _FOLDER else ":memory:",
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": "PRAGMA journal_mode=WAL"},
    },
    "index": dict(_OF_SERVER) if _OF_SERVER else {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"},
}
DATABASE_ROUTERS = ["observance_web.index.router.IndexRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# A session says that its browser was let in, nothing else: no table is needed for that.
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_COOKIE_NAME = "observance"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "observance-form"
CSRF_COOKIE_HTTPONLY = True

# Nothing is asked of another place, and no script or style stands in a page.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [(code, code) for code in CODES]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"errors": {"class": "logging.StreamHandler", "level": "ERROR"}},
    "loggers": {"django": {"handlers": ["errors"], "level": "ERROR", "propagate": False}},
}
