package io.tocsin.playbook;
@org.springframework.stereotype.Component
class ModelAdmission { void admit(String f, byte[] c) {} }
