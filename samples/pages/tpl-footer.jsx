import React from "react";
import styles from "./footer.module.css";

const YEAR = new Date().getFullYear();

export default function Footer({ links }) {
  return (
    <footer className={styles.footer}>
      <ul>
        {links.map((link) => (
          <li key={link.href}><a href={link.href}>{link.text}</a></li>
        ))}
      </ul>
      <p>© 2018-{YEAR} 麦田科技有限公司 版权所有</p>
      <p>
        <a href="http://www.miitbeian.gov.cn" target="_blank" rel="noreferrer">豫ICP备99000132号-2</a>
      </p>
    </footer>
  );
}
