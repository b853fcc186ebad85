package org.gongqiao.app;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
@SpringBootApplication
public class Gongqiao { static void main(String[] args) { SpringApplication.run(Gongqiao.class, args); } }
