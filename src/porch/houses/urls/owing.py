"""Addresses of what is owed and paid: one's own, by stay, and the book of a house for whoever keeps it."""

from django.urls import URLPattern, path

from porch.houses.views import book, book_house, money

MINE = "houses/mine/<uuid:pk>/money/"
HOUSE = "houses/<slug:slug>/"
BOOK = f"{HOUSE}book/"
ONE = f"{BOOK}<uuid:pk>/"

urlpatterns: list[URLPattern] = [
    path(MINE, money.mine, name="my-money"),
    path(f"{MINE}paid/", money.paid, name="my-paid"),
    path(f"{MINE}plan/", money.propose, name="my-plan"),
    path(f"{MINE}plan/<uuid:plan>/", money.answer_plan, name="my-plan-answer"),
    path(f"{MINE}statement/", money.statement, name="my-statement"),
    path(f"{MINE}statement.csv", money.statement_file, name="my-statement-file"),
    path(f"{MINE}<int:number>/", money.entry, name="my-entry"),
    path(f"{MINE}<int:number>/not-right/", money.not_right, name="my-not-right"),
    path(f"{HOUSE}money/", money.here, name="money"),
    path(f"{HOUSE}money/sums/", book_house.sums, name="sums"),
    path(BOOK, book.everybody, name="book"),
    path(f"{BOOK}entries/", book_house.entries, name="book-entries"),
    path(f"{BOOK}entries/<int:number>/undo/", book_house.undo, name="book-undo"),
    path(f"{BOOK}spend/", book_house.spend, name="book-spend"),
    path(f"{BOOK}check/", book_house.check, name="book-check"),
    path(f"{BOOK}paid/<uuid:pk>/", book.answer_paid, name="book-answer-paid"),
    path(f"{BOOK}not-right/<uuid:pk>/", book.answer_not_right, name="book-answer-not-right"),
    path(ONE, book.account, name="book-account"),
    path(f"{ONE}payment/", book.payment, name="book-payment"),
    path(f"{ONE}other/", book.other, name="book-other"),
    path(f"{ONE}plan/", book.propose, name="book-plan"),
    path(f"{ONE}plan/<uuid:plan>/", book.answer_plan, name="book-plan-answer"),
    path(f"{ONE}settle/", book.settle, name="book-settle"),
    path(f"{ONE}pay-out/", book.pay_out, name="book-pay-out"),
]
