"""Addresses. Those of documents, passages and findings stay valid: they are made of references and words."""

from __future__ import annotations

from django.urls import path

from observance_web.accounts import views as accounts
from observance_web.assets import asset
from observance_web.cases import downloads
from observance_web.cases import views as cases
from observance_web.deciding import views as deciding
from observance_web.findings import views as findings
from observance_web.library import views as library
from observance_web.loading import views as loading
from observance_web.search import views as search

urlpatterns = [
    path("", cases.home, name="home"),
    path("open/<str:ticket>", accounts.let_in, name="let-in"),
    path("reading", accounts.set_aids, name="reading"),
    path("static/observance/<str:name>", asset, name="asset"),
    path("documents/", library.documents, name="documents"),
    path("documents/sources", findings.sources, name="documents-sources"),
    path("documents/belonging", deciding.belongings, name="documents-belonging"),
    path("documents/compare", library.compare, name="documents-compare"),
    path("documents/<str:reference>/record.<str:form>", downloads.record, name="document-record"),
    path("documents/<str:reference>/text.txt", downloads.text, name="document-text"),
    path("documents/<str:reference>/case", deciding.document_case, name="document-case"),
    path("documents/<str:reference>/voices", library.voices, name="document-voices"),
    path("documents/<str:reference>/page-<int:sheet>.png", library.picture, name="document-picture"),
    path("documents/<str:reference>/", library.document, name="document"),
    path("documents/<str:reference>/p<int:n>", library.passage, name="document-passage"),
    path("documents/<str:reference>/s<int:n>", library.speech, name="document-speech"),
    path("documents/<str:reference>/s<int:n>.p<int:part>", library.speech, name="document-part"),
    path("documents/<str:reference>/words/<str:key>", library.words, name="document-words"),
    path("findings/<str:id_>", findings.finding, name="finding"),
    path("findings/<str:id_>/place", findings.place, name="finding-place"),
    path("search", search.search, name="search"),
    path("search.csv", search.table, name="search-table"),
    path("load", loading.load, name="load"),
    path("load/progress", loading.progress, name="load-progress"),
    path("load/give", loading.give, name="load-give"),
    path("load/again", loading.again, name="load-again"),
    path("load/stop", loading.stop, name="load-stop"),
    path("law/citations", findings.citations, name="law-citations"),
    path("people/", cases.people, name="people"),
    path("people/<str:id_>", cases.person, name="people-one"),
    path("people/<str:id_>/decide", deciding.decide_people, name="people-decide"),
    path("decisions/", deciding.decisions, name="people-decisions"),
    path("decisions/<str:id_>/undo", deciding.undo, name="people-undo"),
    path("cases/", cases.cases, name="cases"),
    path("<slug:slug>/", cases.asks, name="asks"),
    path("<slug:slug>/asks/<str:id_>", cases.ask, name="asks-one"),
    path("<slug:slug>/asks/<str:id_>/<slug:what>", cases.steps, name="asks-steps"),
    path("<slug:slug>/all/<slug:of>/<str:owner>/<slug:what>", cases.told, name="asks-told"),
    path("<slug:slug>/closings", cases.closings, name="asks-closings"),
    path("<slug:slug>/issues", cases.issues, name="asks-issues"),
    path("<slug:slug>/issues/<int:n>", cases.issue, name="asks-issue"),
    path("<slug:slug>/twins", deciding.twins, name="asks-twins"),
    path("<slug:slug>/twins/looking", deciding.looking, name="asks-looking"),
    path("<slug:slug>/twins/decide", deciding.decide_asks, name="asks-decide"),
    path("<slug:slug>/sheet.<str:form>", downloads.sheet, name="asks-sheet"),
    path("<slug:slug>/taken", downloads.taken, name="asks-taken"),
    path("<slug:slug>/reports/case.<str:form>", downloads.whole, name="asks-whole"),
    path("<slug:slug>/reports/<str:report>.<str:form>", downloads.report, name="asks-report"),
    path("<slug:slug>/tables/<str:table>.csv", downloads.table, name="asks-table"),
    path("<slug:slug>/time", cases.time, name="time"),
    path("<slug:slug>/history", cases.history, name="time-history"),
    path("<slug:slug>/calendar", cases.calendar, name="time-calendar"),
    path("<slug:slug>/calendar.ics", downloads.calendar, name="time-ics"),
    path("<slug:slug>/law", cases.law, name="law"),
    path("<slug:slug>/differences", cases.differences, name="differences"),
    path("<slug:slug>/differences/<str:id_>", cases.difference, name="differences-one"),
    path("<slug:slug>/positions", cases.positions, name="differences-positions"),
]
