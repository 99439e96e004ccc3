"""Addresses. Those of documents, passages and findings stay valid: they are made of references and words."""

from __future__ import annotations

from django.urls import path

from observance_web.accounts import views as accounts
from observance_web.cases import views as cases
from observance_web.findings import views as findings
from observance_web.library import views as library
from observance_web.loading import views as loading
from observance_web.search import views as search

urlpatterns = [
    path("", cases.home, name="home"),
    path("open/<str:ticket>", accounts.let_in, name="let-in"),
    path("reading", accounts.set_aids, name="reading"),
    path("documents/", library.documents, name="documents"),
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
    path("people/", cases.people, name="people"),
    path("people/<str:id_>", cases.person, name="people-one"),
    path("<slug:slug>/", cases.asks, name="asks"),
    path("<slug:slug>/asks/<str:id_>", cases.ask, name="asks-one"),
    path("<slug:slug>/time", cases.time, name="time"),
    path("<slug:slug>/law", cases.law, name="law"),
    path("<slug:slug>/differences", cases.differences, name="differences"),
]
