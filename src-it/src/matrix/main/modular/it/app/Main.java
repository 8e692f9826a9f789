package it.app;

public class Main {}
